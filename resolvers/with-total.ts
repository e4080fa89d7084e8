/** Whether a connection's total was asked for: only then does the owning system count. */
import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionNode } from 'graphql';
import { createParameterDecorator } from 'type-graphql';

/** Parameter: true when the query selects `totalCount` of the connection. */
export const WithTotal = () => createParameterDecorator(({ info }) => selects(info, 'totalCount'));

const selects = (info: GraphQLResolveInfo, field: string): boolean =>
  info.fieldNodes.some((node) => reaches(node, field, info.fragments));

const reaches = (
  node: Pick<FieldNode, 'selectionSet'>,
  field: string,
  fragments: GraphQLResolveInfo['fragments'],
): boolean => node.selectionSet?.selections.some((one) => names(one, field, fragments)) ?? false;

function names(node: SelectionNode, field: string, fragments: GraphQLResolveInfo['fragments']): boolean {
  if (node.kind === Kind.FIELD) return node.name.value === field;
  const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments[node.name.value];
  return fragment !== undefined && reaches(fragment, field, fragments);
}

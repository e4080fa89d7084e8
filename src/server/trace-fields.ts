/**
 * Makes a span of each field that does work, where a tracer is registered when the gateway starts; the calls to P21 and
 * OroCommerce made for it become its children. Without a tracer nothing is put around any field.
 */
import { SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import { type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { toGatewayError } from '../errors.ts';

type Field = GraphQLField<unknown, unknown>;

/** Changes the resolvers of the schema. */
export function traceFields(schema: GraphQLSchema): void {
  const tracer = trace.getTracer('oro-p21-gateway');
  if (!isRecording(tracer)) return;
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()))
      traceField(tracer, `${type.name}.${field.name}`, field);
  }
}

/** A tracer that records nothing stands in where none is registered. */
function isRecording(tracer: Tracer): boolean {
  const span = tracer.startSpan('start of the gateway');
  const recording = span.isRecording();
  span.end();
  return recording;
}

/** Names only: neither arguments nor values go into the span. */
function traceField(tracer: Tracer, name: string, field: Field): void {
  const { resolve } = field;
  if (resolve === undefined) return;
  field.resolve = (source, args, context, info) =>
    tracer.startActiveSpan(name, async (span) => {
      try {
        return await resolve(source, args, context, info);
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR, message: toGatewayError(error).code });
        throw error;
      } finally {
        span.end();
      }
    });
}

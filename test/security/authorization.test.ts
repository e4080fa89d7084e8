/** Which scopes open which field: declared at the type, enforced before every resolver, written down in a matrix. */
import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { execute, type GraphQLSchema, parse, subscribe } from 'graphql';
import { buildSchemaSync, Field, Mutation, ObjectType, Query, Resolver, Subscription } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { guardFields } from '../../resolvers/authorization.ts';
import { printAuthorizationMatrix } from '../../resolvers/authorization-matrix.ts';
import { buildGatewaySchema } from '../../resolvers/build-schema.ts';
import { Authorized } from '../../schema/authorized.ts';
import { parseScopes, roleScopes, type Scope, scopesOf } from '../../src/access/scopes.ts';
import { type Role, roles, type Viewer } from '../../src/access/viewer.ts';

@ObjectType()
@Authorized('operate')
class Engine {
  @Field(() => String)
  state!: string;
}

@ObjectType()
class Engines {
  @Field(() => [Engine])
  nodes!: Engine[];
}

@Resolver()
class TestResolver {
  @Query(() => String)
  plain() {
    return 'plain';
  }

  @Query(() => Engine)
  engine() {
    return { state: 'running' };
  }

  @Query(() => Engines)
  engines() {
    return { nodes: [{ state: 'running' }] };
  }

  @Authorized('write:orders', 'write:payments')
  @Mutation(() => String)
  buyAndPay() {
    return 'done';
  }

  @Authorized('operate')
  @Subscription(() => String, { subscribe: () => once('event') })
  activity() {
    return 'event';
  }
}

async function* once(value: string) {
  yield value;
}

@Resolver()
class SilentMutation {
  @Query(() => String)
  plain() {
    return 'plain';
  }

  @Mutation(() => String)
  forgotten() {
    return 'done';
  }
}

@ObjectType()
class ParkedChange {
  @Field(() => String)
  reason!: string;
}

@Resolver()
class SilentOperations {
  @Query(() => [ParkedChange])
  parked() {
    return [];
  }
}

const build = (resolver: new () => object): GraphQLSchema =>
  guardFields(buildSchemaSync({ resolvers: [resolver], validate: false, pubSub: unused }));

/** type-graphql insists on one, and a subscription that brings its own source does not ask it. */
const unused = { publish: () => {}, subscribe: () => once('') };

const viewer = (role: Role, scopes?: readonly Scope[]): Viewer => ({
  role,
  keyId: 'test',
  ...(scopes === undefined ? {} : { scopes }),
});

const codesOf = async (document: string, who: Viewer, schema = build(TestResolver)) => {
  const { errors = [] } = await execute({ schema, document: parse(document), contextValue: { viewer: who } });
  return errors.map(({ originalError }) => (originalError as { code?: string } | undefined)?.code);
};

describe('a field', () => {
  it.each([
    ['{ plain }', ['read']],
    ['{ engine { state } }', ['operate']],
    ['{ engines { nodes { state } } }', ['operate']],
    ['mutation { buyAndPay }', ['write:orders', 'write:payments']],
  ] as const)('%s answers with %s and is FORBIDDEN without any one of them', async (document, needed) => {
    expect(await codesOf(document, viewer('admin', needed))).toEqual([]);
    for (const left of needed) {
      const held = roleScopes.admin.atMost.filter((scope) => scope !== left);
      expect(await codesOf(document, viewer('admin', held))).toEqual(['FORBIDDEN']);
    }
  });

  it('that streams is refused before anything is subscribed to', async () => {
    const ask = (who: Viewer) =>
      subscribe({
        schema: build(TestResolver),
        document: parse('subscription { activity }'),
        contextValue: { viewer: who },
      });
    expect(await ask(viewer('storefront'))).toMatchObject({ errors: [{ path: ['activity'] }] });
    expect(await ask(viewer('sync'))).toHaveProperty('next');
  });

  it('that writes or shows operations must say what it needs, or nothing is served', () => {
    expect(() => build(SilentMutation)).toThrow(/Mutation\.forgotten .*@Authorized/);
    expect(() => build(SilentOperations)).toThrow(/ParkedChange .*@Authorized/);
  });
});

describe('the schema of the gateway', () => {
  const fields = (schema: GraphQLSchema) => Object.values(schema.getQueryType()?.getFields() ?? {});

  it('answers no root field, `_entities` and `_service` included, to a key without scopes', () => {
    const schema = buildGatewaySchema();
    expect(fields(schema).length).toBeGreaterThan(20);
    for (const field of fields(schema)) {
      const ask = () => field.resolve?.({}, {}, { viewer: viewer('admin', []) }, {} as never);
      expect(ask, field.name).toThrow(/needs the scope (read|saved-operations|operate|admin)/);
    }
  });

  it('has its authorization matrix committed: `npm run schema` writes it', async () => {
    const committed = await readFile('docs/authorization-matrix.md', 'utf8');
    expect(committed).toBe(printAuthorizationMatrix(buildGatewaySchema()));
  });
});

describe('a scope', () => {
  it.each(roles)('that a %s cannot hold is not held, whatever its key says', (role) => {
    const all = roleScopes.admin.atMost;
    expect(scopesOf({ role, scopes: all })).toEqual(
      all.filter((one) => roleScopes[role].atMost.includes(one)),
    );
    expect(roleScopes[role].atMost).toEqual(expect.arrayContaining([...roleScopes[role].byDefault]));
  });

  it('of operations or administration never reaches a storefront key', () => {
    for (const word of ['operate', 'admin', 'write:payments']) {
      expect(() => parseScopes('storefront', [word])).toThrow(/cannot hold/);
    }
    expect(() => parseScopes('admin', ['everything'])).toThrow(/is none of/);
    expect(parseScopes('sync', ['read', 'operate'])).toEqual(['read', 'operate']);
  });
});

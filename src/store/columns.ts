/** Column types that read and write differently. */
import { type ColumnType, type RawBuilder, sql } from 'kysely';
import type { Instant } from '../instant.ts';

/** `timestamptz`: comes back as an ISO instant in UTC. */
export type InstantColumn = ColumnType<Instant, Instant, Instant>;
export type NullableInstantColumn = ColumnType<Instant | null, Instant | null | undefined, Instant | null>;

/** `jsonb`: written through `toJson`, because the driver takes a bare array for an array of PostgreSQL. */
export type JsonColumn<T> = ColumnType<T, RawBuilder<T>, RawBuilder<T>>;
export type NullableJsonColumn<T> = ColumnType<
  T | null,
  RawBuilder<T> | null | undefined,
  RawBuilder<T> | null
>;

export const toJson = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::jsonb`;

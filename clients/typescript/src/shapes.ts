import type { paths } from "./generated/schema.js";

type Get<P extends keyof paths> = paths[P] extends { get: infer Operation } ? Operation : never;
type Json<Operation> = Operation extends {
  responses: { 200: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;
type Query<Operation> = Operation extends { parameters: { query?: infer Asked } } ? NonNullable<Asked> : never;

/** Of an answer that can also be a group, a moment or a selection of members, the whole thing itself. */
type Whole<Body> = Exclude<Extract<Body, { readonly id: unknown }>, Moment> extends never
  ? Body
  : Exclude<Extract<Body, { readonly id: unknown }>, Moment>;
type Moment = { readonly as_of: unknown; readonly document: unknown };
type Rows<Body> = Body extends { readonly results: readonly (infer Row)[] } ? Row : never;
type Named<Path, Ending extends string> = Path extends `/api/v1/${infer Name}${Ending}`
  ? Name extends `${string}{${string}`
    ? never
    : Name
  : never;

/** Several of what a parameter takes, or one. */
type Loose<Asked> = {
  [Key in keyof Asked]: Asked[Key] extends readonly (infer Item)[] | undefined ? Item | readonly Item[] : Asked[Key];
};

type ListPath = { [P in keyof paths]: Rows<Json<Get<P>>> extends never ? never : P }[keyof paths];
/** What can be listed: `visits`, `claims`, `changes` … */
export type ListName = Named<ListPath, "/">;
/** Filters, search and ordering of a list. What changes the shape of its rows is asked through `http`. */
export type Filters<Name extends ListName> = Omit<
  Loose<Query<Get<`/api/v1/${Name}/`>>>,
  "fields" | "omit" | "group_by" | "format" | "cursor" | "explain"
>;
/** A row of a list. */
export type Row<Name extends ListName> = Whole<Rows<Json<Get<`/api/v1/${Name}/`>>>>;

/** Lists whose rows can be grouped. */
export type GroupedName = {
  [Name in ListName]: "group_by" extends keyof Query<Get<`/api/v1/${Name}/`>> ? Name : never;
}[ListName];
type Items<Asked> = NonNullable<Asked> extends readonly (infer Item)[] ? Item : never;
type Asked<Name extends ListName, Key extends string> = Key extends keyof Query<Get<`/api/v1/${Name}/`>>
  ? Items<Query<Get<`/api/v1/${Name}/`>>[Key]>
  : never;
/** What rows of a list can be grouped by. */
export type Dimension<Name extends GroupedName> = Asked<Name, "group_by">;
/** Filters of a list whose rows are grouped. */
export type GroupFilters<Name extends GroupedName> = Omit<Filters<Name>, "ordering" | "include" | "count">;
/** A group of rows. */
export type Group<Name extends GroupedName> = Extract<
  Rows<Json<Get<`/api/v1/${Name}/`>>>,
  { readonly group: unknown }
>;

/** What has an identifier and a page of its own: `visits`, `countries` … */
export type KindName = Named<keyof paths, "/{id}/">;
export type Shape<Name extends KindName> = Omit<
  Loose<Query<Get<`/api/v1/${Name}/{id}/`>>>,
  "fields" | "omit" | "format" | "as_of" | "explain"
>;
/** One record, claim or piece of reference data. */
export type One<Name extends KindName> = Whole<Json<Get<`/api/v1/${Name}/{id}/`>>>;

/** What can be edited, with the members that an edit may send. */
export type EditedName = {
  [P in keyof paths]: P extends `/api/v1/${infer Name}/{id}/`
    ? paths[P] extends { patch: { requestBody?: unknown } }
      ? `/api/v1/${Name}/{id}/document/` extends keyof paths
        ? Name
        : never
      : never
    : never;
}[keyof paths];
type Patched<Name extends EditedName> = paths[`/api/v1/${Name}/{id}/`] extends { patch: infer Operation } ? Operation : never;
export type Edit<Name extends EditedName> =
  Patched<Name> extends { requestBody?: { content: { "application/json": infer Body } } } ? Body : never;
export type Outcome<Name extends EditedName> = Json<Patched<Name>>;

// What the tests need to know of the plain JavaScript at the root.
declare module "*/.dependency-cruiser.mjs" {
  const walls: { readonly forbidden: readonly { readonly name: string; readonly comment: string }[] };
  export default walls;
}

// The one file that the browser's world always has, so that its type check passes while src/web is empty.
export {};

// What another program may import from "truce".
export {};

/// <reference types="vite/client" />

/** True in development and in the build for browser tests: the gallery exists. Set in vite.config.ts. */
declare const __GALLERY__: boolean

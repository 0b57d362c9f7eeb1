/** A configuration of a real server: keyword arguments of CORSMiddleware, or the argument of cors(), as source text. */
export interface RecordedConfiguration { readonly kind: 'fastapi' | 'express'; readonly options: string }

export declare const configurations: Readonly<Record<string, RecordedConfiguration>>;

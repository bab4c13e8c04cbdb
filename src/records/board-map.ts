// The map as the server answers it: GeoJSON (RFC 7946) of what the agreement draws, and a list of what it does not.
import type { Geometry, LonLat } from '#base/geometry.ts';

/** Drawn ground that has a name. `middle`: a position well inside it, for its name and for what is counted there. `clauses`: those whose rules speak of it. */
export interface MapPlace { is: 'place'; name: string; title: string; titles: string[]; middle: LonLat; clauses: string[]; made?: string }
export interface MapLine { is: 'line'; name: string; title: string; titles: string[]; middle: LonLat; clauses: string[] }

/** What is said of one strip along a line: by a clause to those it binds, or (clause null) by a measure that is counted there. `most` 0: none of it may be there. */
export interface StripRule { clause: string | null; binds: string[]; of: string[]; most: number | null; least: number | null; says: string }

/** The strip nearer than `metres` to a line, on one side (`side` null: on both), as its clauses name that side. `middle`: on its outer edge. */
export interface MapBuffer { is: 'buffer'; name: string; title: string; line: string; metres: number; side: 'left' | 'right' | null; compass: string | null; middle: LonLat; rules: StripRule[] }

export interface MapFeature { type: 'Feature'; geometry: Geometry; properties: MapPlace | MapLine | MapBuffer }

/** Ground that has a name and is not drawn: nobody drew it (`no-shape`), or it is made of others in a way that is not drawn (`made`, in words). */
export interface NotDrawn { name: string; title: string; titles: string[]; why: 'no-shape' | 'made'; made?: string; clauses: string[] }

export interface MapAnswer { type: 'FeatureCollection'; features: MapFeature[]; notDrawn: NotDrawn[] }

/** Borders of the deployment's own, or null: those that come with the board. `disclaimer`: the file's own words, or null. */
export interface BaseMapAnswer { disclaimer: string | null; borders: { type: 'FeatureCollection'; features: { type: 'Feature'; geometry: Geometry; properties: Record<string, unknown> }[] } | null }

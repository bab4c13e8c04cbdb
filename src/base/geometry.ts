// The door to geometry: shapes, distances, areas, lines and strips under one name.
export type { Containment, Geometry, LineString, LonLat, MultiLineString, MultiPolygon, Point, Polygon } from '#base/shape.ts';
export { distanceMetres } from '#base/distance.ts';
export { areaRelation, circleRelation, pointInArea } from '#base/area.ts';
export { distanceToLine, sideOfLine, type Compass, type LineDistance, type Side } from '#base/line.ts';
export { pointInStrip, stripRelation, type Disc, type Strip } from '#base/strip.ts';
export { holdsSurroundings, nearRelation, type Surroundings } from '#base/near.ts';
export { readGeoJson, type NamedFeature, type GeoJsonProblem } from '#base/geojson.ts';

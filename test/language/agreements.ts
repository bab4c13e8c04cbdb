// Agreements that the tests of the language share.

/** The founding example as docs and designs show it: every sort of definition, written freely. */
export const SYRIA = `# Reducing violence, restoring access and establishing the JIC

\`\`\`truce
agreement Syria2016
  clock "Asia/Damascus"
  D is 2016-09-12 19:00                       // the anchor "Day D"

actor Government  "Syrian Arab Republic"      guaranteed by Russia
  includes "Syrian Arab Army", "National Defence Forces"
actor Opposition  "parties to the cessation"  guaranteed by UnitedStates
excluded Daesh "Islamic State", Nusra "Jabhat Fateh al-Sham"

place Syria  from "places.geojson"
place Aleppo in Syria
list Besieged of places, as of 2016-06-20: EastAleppo, Madaya, Foah, Kefraya
line CastelloRoad from "places.geojson"

channel UCDP     sees tallies of attack
channel OCHA     sees movements
channel Hmeymim  "Russian reconciliation centre" sees incidents, tallies of attack
\`\`\`

## 1 (c) Parties refrain from attacks with any weapon {#1c}

Our own plain statement of the term.

\`\`\`truce
clause 1c binds Government, Opposition
  to refrain from incidents of attack in Syria
    except by or against excluded, except ruled self_defence
  from D until D + 48 h, extended by joint act of UnitedStates and Russia by the amount that they give
\`\`\`

## 3 (b) Forces leave the Castello Road {#3b}

\`\`\`truce
clause 3b binds Government
  to keep tanks, artillery, mortars   at least 3500 m north of CastelloRoad
  to keep apcs, heavy_machine_guns    at least 2500 m north of CastelloRoad
  to keep personnel                   at least 500 m south of CastelloRoad
    except at 2 observation posts of at most 15 people
  from the first act of withdrawal by Government about 3b
\`\`\`

## 5 The Joint Implementation Centre {#5}

\`\`\`truce
measure Violence   = attack per civil day in Syria, not by or against excluded, from tallies, silence means unknown
measure Deliveries = convoys delivered at the place, from movements, silence means unknown

condition ReducedViolence = Violence at most 50 % of its average over the 14 civil days before the day of D
condition SustainedAccess = for each place in Besieged: Deliveries at least 1 in every 72 h, counting from D

gate JIC "Joint Implementation Centre"
  opens after 7 consecutive civil days of ReducedViolence and SustainedAccess, counted from D
  on breach restart
  a day unseen blocks, a day unruled blocks, any other undetermined day blocks
  reset by joint act of UnitedStates and Russia
  once open suspends on breach
  an opening on record that is not borne out is suspended until decided by UnitedStates and Russia

reading Monitor adopted by UN           channels UCDP, OCHA   counts confirmed, may count credible   sets aside claims not dated within 1 civil day
reading UnitedStates adopted by UnitedStates   counts confirmed, credible   channels UCDP, OCHA
reading Russian adopted by Russia       channels Hmeymim      counts alleged    silence means none
  Violence = attack per civil day in Syria by Opposition
reading SyrianArmy adopted by Government counts alleged or stronger
  clause 1c ends at the end of 2016-09-18     // a period that expires, whatever happened in it
\`\`\`
`;

/** Syria as a box; the Castello Road drawn roughly west to east. */
export const PLACES = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { name: 'Syria', 'name:ar': 'سوريا' }, geometry: { type: 'Polygon', coordinates: [[[35.5, 32.3], [42.4, 32.3], [42.4, 37.3], [35.5, 37.3], [35.5, 32.3]]] } },
    { type: 'Feature', properties: { name: 'CastelloRoad' }, geometry: { type: 'LineString', coordinates: [[37.08, 36.24], [37.12, 36.245], [37.16, 36.25]] } },
    { type: 'Feature', properties: { name: 'Bend' }, geometry: { type: 'LineString', coordinates: [[37.08, 36.24], [37.12, 36.24], [37.12, 36.28]] } },
  ],
});

export const FILES = { 'places.geojson': PLACES };

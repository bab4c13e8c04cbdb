// ACLED's kinds of event as incident types of claims/1: the narrowest that is sure to hold them (E4).

/** What is no incident of the tree: kept as a statement, which no rule reads. */
const NO_INCIDENT = null;

/**
 * By sub-event, and by event for layouts that have no sub-events, all in lower case. A sub-event that joins two nodes of the tree has the node above both:
 * "Shelling/artillery/missile attack" may have been a missile, "Air/drone strike" a drone.
 */
export const ACLED_TYPES: ReadonlyMap<string, string | null> = new Map<string, string | null>([
  // Battles: that ground changed hands beside it is told in the note.
  ['armed clash', 'attack'], ['government regains territory', 'attack'], ['non-state actor overtakes territory', 'attack'],
  ['air/drone strike', 'attack/air'], ['shelling/artillery/missile attack', 'attack'], ['remote explosive/landmine/ied', 'attack/explosive'],
  ['grenade', 'attack/explosive'], ['suicide bomb', 'attack/explosive/suicide'], ['chemical weapon', 'attack/chemical'],
  ['attack', 'attack'], ['sexual violence', 'harm/sexual-violence'], ['abduction/forced disappearance', 'detention'],
  ['excessive force against protesters', 'attack'], ['protest with intervention', NO_INCIDENT], ['peaceful protest', NO_INCIDENT],
  ['violent demonstration', 'harm'], ['mob violence', 'harm'],
  ['arrests', 'detention/arrest'], ['looting/property destruction', 'harm'], ['non-violent transfer of territory', 'advance/seizure'],
  ['headquarters or base established', 'advance'], ['disrupted weapons use', NO_INCIDENT], ['agreement', NO_INCIDENT], ['change to group/activity', NO_INCIDENT], ['other', NO_INCIDENT],
  // Events of the layouts before 2019, which had no sub-events.
  ['battle-no change of territory', 'attack'], ['battle-government regains territory', 'attack'], ['battle-non-state actor overtakes territory', 'attack'],
  ['remote violence', 'attack'], ['violence against civilians', 'attack'], ['riots/protests', NO_INCIDENT], ['strategic development', NO_INCIDENT],
  ['battles', 'attack'], ['explosions/remote violence', 'attack'], ['protests', NO_INCIDENT], ['riots', 'harm'], ['strategic developments', NO_INCIDENT],
]);

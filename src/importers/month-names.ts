// Months by their names, as people write them in tables: in English also shortened, in Arabic by both calendars of names.
import { nameKey } from '#importers/place-names.ts';

const ENGLISH = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

const OTHERS = [
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre', 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня', 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر', 'كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول',
].map((names) => names.split(' ').map((name) => nameKey(name.replace('_', ' '))));

/** From 1; 0 where it is no month. `Sept` is one. */
export function monthNamed(word: string): number {
  const name = word.toLowerCase().trim();
  const english = ENGLISH.findIndex((month) => name.length >= 3 && month.startsWith(name)) + 1;
  if (english > 0) return english;
  const key = nameKey(word);
  return Math.max(0, ...OTHERS.map((names) => names.indexOf(key) + 1));
}

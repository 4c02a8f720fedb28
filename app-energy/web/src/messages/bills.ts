// SPDX-License-Identifier: EPL-2.0
/** The parts of bills in the language of the page. Whoever names the parts of a tariff of his own sees his own names. */
import { textsOf } from '../i18n'

interface BillTexts {
  part: (label: string) => string
}

const korean = new Map([
  ['energy', '전력량 요금'],
  ['fed in', '되판 전력'],
  ['basic charge', '기본요금'],
  ['climate and environment', '기후환경요금'],
  ['fuel adjustment', '연료비조정액'],
  ['value added tax', '부가가치세'],
  ['power industry fund', '전력산업기반기금'],
  ['peak', '피크 시간'],
  ['night', '밤 시간'],
  ['day', '낮 시간'],
])

const ko: BillTexts = {
  part: (label) =>
    korean.get(label) ??
    label
      .replace(/^tier from ([\d.]+) kWh$/, '기본요금 ($1kWh부터)')
      .replace(/^energy from ([\d.]+) kWh$/, '전력량 요금 ($1kWh부터)'),
}

export const billTexts = textsOf<BillTexts>({ en: { part: (label) => label }, ko })

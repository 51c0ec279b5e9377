import type { MappingTarget } from '@shared/domain/csv-mapping';

/** What a column may hold, as the list of a column shows it. */
export const groupedTargets: readonly { group: string; items: { value: MappingTarget; label: string }[] }[] = [
  {
    group: 'Other',
    items: [
      { value: 'ignore', label: 'Ignore' },
      { value: 'custom', label: 'Custom field' },
    ],
  },
  {
    group: 'Name',
    items: [
      { value: 'name', label: 'Full name' },
      { value: 'given', label: 'First name' },
      { value: 'middle', label: 'Middle name' },
      { value: 'family', label: 'Last name' },
      { value: 'prefix', label: 'Name prefix' },
      { value: 'suffix', label: 'Name suffix' },
      { value: 'nickname', label: 'Nickname' },
    ],
  },
  {
    group: 'Ways to reach them',
    items: [
      { value: 'email', label: 'E-mail' },
      { value: 'workEmail', label: 'Work e-mail' },
      { value: 'homeEmail', label: 'Home e-mail' },
      { value: 'phone', label: 'Phone' },
      { value: 'mobile', label: 'Mobile phone' },
      { value: 'workPhone', label: 'Work phone' },
      { value: 'homePhone', label: 'Home phone' },
      { value: 'fax', label: 'Fax' },
      { value: 'url', label: 'Website' },
      { value: 'social', label: 'Profile' },
      { value: 'messenger', label: 'Messenger' },
    ],
  },
  {
    group: 'Work',
    items: [
      { value: 'organization', label: 'Organization' },
      { value: 'department', label: 'Department' },
      { value: 'title', label: 'Job title' },
    ],
  },
  {
    group: 'Address',
    items: [
      { value: 'street', label: 'Street' },
      { value: 'poBox', label: 'PO box' },
      { value: 'extended', label: 'Address, second line' },
      { value: 'city', label: 'City' },
      { value: 'region', label: 'State or region' },
      { value: 'postalCode', label: 'Postal code' },
      { value: 'country', label: 'Country' },
    ],
  },
  {
    group: 'Days',
    items: [
      { value: 'birthday', label: 'Birthday' },
      { value: 'anniversary', label: 'Anniversary' },
      { value: 'date', label: 'Another yearly day' },
    ],
  },
  {
    group: 'Relationship',
    items: [
      { value: 'tags', label: 'Tags' },
      { value: 'stage', label: 'Stage' },
      { value: 'cadenceDays', label: 'Days between contacts' },
      { value: 'referredBy', label: 'Referred by' },
      { value: 'notes', label: 'Notes' },
    ],
  },
];

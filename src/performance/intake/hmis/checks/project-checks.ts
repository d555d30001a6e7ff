import { type Check, inventory, moved, place, project, wholeExport } from './check.ts'

const of = (file: string, column: string) => [file, column] as [string, string]
const needs = (...columns: string[]) => ({ needs: columns })
const hasBeds = 'type in (0, 1, 2, 3, 8, 9, 10)'
const isResidential = 'type in (0, 1, 2, 3, 8, 9, 10, 13)'
const isOperating = '(operating_to_on is null or operating_to_on >= exported_on)'
const beds = { moves: moved.beds }

/** What describes projects: where they are, when they ran, what beds they have. One record a project, or a line of its inventory. */
export const projectChecks: Check[] = [
  wholeExport.high(
    'not-hashed',
    of('Export', 'HashStatus'),
    'not coalesce(is_hashed, false)',
    ['confidential', 'vendor'],
    needs('Export.HashStatus'),
  ),
  project.high(
    'project-without-coc',
    of('ProjectCoC', 'ProjectID'),
    'cocs = 0',
    ['place', 'project-setup'],
    needs('ProjectCoC', 'ProjectCoC.ProjectID'),
  ),
  project.high(
    'housing-type-missing',
    of('Project', 'HousingType'),
    `${isResidential} and not (type = 13 and coalesce(rrh_sub_type, 0) = 1) and housing_type is null`,
    ['place', 'project-setup'],
    needs('Project.HousingType'),
  ),
  project.high(
    'nights-never-recorded',
    of('Services', 'RecordType'),
    'type = 1 and stays > 0 and nights = 0',
    ['nights', 'record-nights'],
    { moves: moved.nights },
  ),
  project.high(
    'participation-overlaps',
    of('HMISParticipation', 'HMISParticipationStatusStartDate'),
    'has_participation_overlap',
    ['running-days', 'project-setup'],
    needs('HMISParticipation'),
  ),
  project.high(
    'coordinated-entry-overlaps',
    of('CEParticipation', 'CEParticipationStatusStartDate'),
    'has_ce_overlap',
    ['running-days', 'project-setup'],
    needs('CEParticipation'),
  ),
  place.high(
    'geography-missing',
    of('ProjectCoC', 'Geocode'),
    'not has_geography',
    ['place', 'project-setup'],
    needs('ProjectCoC', 'ProjectCoC.Geocode'),
  ),

  place.error(
    'address-missing',
    of('ProjectCoC', 'ZIP'),
    'not has_address',
    ['place', 'project-setup'],
    needs('ProjectCoC', 'ProjectCoC.ZIP'),
  ),
  project.error(
    'rapid-rehousing-kind-missing',
    of('Project', 'RRHSubType'),
    'type = 13 and rrh_sub_type is null',
    ['place', 'project-setup'],
    needs('Project.RRHSubType'),
  ),
  project.error(
    'no-inventory',
    of('Inventory', 'ProjectID'),
    `(${hasBeds} or (type = 13 and coalesce(rrh_sub_type, 2) = 2)) and inventories = 0 and stays > 0`,
    ['beds', 'inventory'],
    beds,
  ),
  project.error(
    'victim-service-takes-part',
    of('HMISParticipation', 'HMISParticipationType'),
    'is_victim_service and takes_part',
    ['confidential', 'project-setup'],
    needs('HMISParticipation', 'Organization.VictimServiceProvider'),
  ),
  inventory.error(
    'inventory-after-operating',
    of('Inventory', 'InventoryEndDate'),
    "operating_to_on is not null and coalesce(to_on, date '9999-12-30') > operating_to_on",
    ['beds', 'inventory'],
    beds,
  ),
  inventory.error(
    'services-only-with-beds',
    of('Inventory', 'BedInventory'),
    'type = 13 and rrh_sub_type = 1 and beds > 0',
    ['beds', 'inventory'],
    { ...beds, ...needs('Project.RRHSubType') },
  ),
  inventory.error('bed-sums-differ', of('Inventory', 'BedInventory'), 'beds <> sub_beds', ['beds', 'inventory'], {
    ...beds,
    ...needs('Inventory.OtherBedInventory', 'Inventory.CHBedInventory'),
  }),
  inventory.error(
    'inventory-of-another-coc',
    of('Inventory', 'CoCCode'),
    'cocs > 0 and coc is not null and not is_coc_of_project',
    ['place', 'inventory'],
    needs('ProjectCoC', 'Inventory.CoCCode'),
  ),
  inventory.error(
    'more-units-than-beds',
    of('Inventory', 'UnitInventory'),
    'units > beds',
    ['beds', 'inventory'],
    beds,
  ),

  project.warning(
    'operating-end-missing',
    of('Project', 'OperatingEndDate'),
    'operating_to_on is null and stays > 0 and open_stays = 0 and exported_on - last_activity_on > 180',
    ['running-days', 'project-setup'],
    { moves: moved.all },
  ),
  project.warning(
    'inventory-not-used',
    of('Inventory', 'BedInventory'),
    `${hasBeds} and ${isOperating} and active_beds > 0 and stays = 0`,
    ['beds', 'inventory'],
    beds,
  ),
  project.warning(
    'no-one-in-beds',
    of('Inventory', 'BedInventory'),
    `${hasBeds} and type <> 1 and ${isOperating} and active_beds > 0 and stays > 0 and open_stays = 0`,
    ['beds', 'close-stay'],
    beds,
  ),
  place.warning(
    'coc-without-inventory',
    of('ProjectCoC', 'CoCCode'),
    `${hasBeds} and inventories > 0 and not has_inventory`,
    ['beds', 'inventory'],
    { ...beds, ...needs('ProjectCoC', 'Inventory.CoCCode') },
  ),
  inventory.warning(
    'seasonal-beds-open',
    of('Inventory', 'Availability'),
    'type in (0, 1) and availability = 2 and to_on is null',
    ['beds', 'inventory'],
    { ...beds, ...needs('Inventory.Availability') },
  ),
  inventory.warning(
    'inventory-before-operating',
    of('Inventory', 'InventoryStartDate'),
    'from_on < operating_from_on',
    ['beds', 'inventory'],
    beds,
  ),
]

export const sentenceUnits = ['hour', 'day', 'week', 'month'] as const

/** The page that asks for what a move needs. */
export const moveHref = (here: string, leadId: string, phaseId?: string) =>
  `/board/move?${new URLSearchParams({ lead: leadId, ...(phaseId ? { phase: phaseId } : {}), back: here })}`

// What the view of a card and its page say to each other.

/** A card in Markdown, formulas as pictures; or a plain text where there is none. */
export type ToCard = { type: 'card'; markdown: string } | { type: 'text'; text: string };

/** A link is given as it stands in the card. */
export type FromCard = { type: 'ready' } | { type: 'open'; href: string };

namespace MllmLsp.Core.Terms;

/// <summary>
/// The lists of <see cref="NoteTerms"/> that only rules read which are off by default. Together they take several times as long as the others: where no rule asks
/// for one, it stays empty.
/// </summary>
[Flags]
public enum TermLists
{
    None = 0,

    /// <summary><see cref="NoteTerms.Unexpanded"/>.</summary>
    Unexpanded = 1,

    /// <summary><see cref="NoteTerms.Translations"/>.</summary>
    Translations = 2,

    /// <summary><see cref="NoteTerms.UnknownAbbreviations"/>.</summary>
    UnknownAbbreviations = 4,

    /// <summary><see cref="NoteTerms.Misspellings"/>.</summary>
    Misspellings = 8,

    All = Unexpanded | Translations | UnknownAbbreviations | Misspellings,
}

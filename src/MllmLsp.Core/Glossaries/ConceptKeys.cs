namespace MllmLsp.Core.Glossaries;

/// <summary>The keys of a glossary entry. A workspace entry is laid over a built-in one by the keys that it has, and no others.</summary>
[Flags]
public enum ConceptKeys
{
    None = 0,
    Id = 1,
    Kind = 1 << 1,
    Keep = 1 << 2,
    Expand = 1 << 3,
    Definition = 1 << 4,
    Formula = 1 << 5,
    Broader = 1 << 6,
    Related = 1 << 7,
    PartOf = 1 << 8,
    BasedOn = 1 << 9,
    ExactMatch = 1 << 10,
    ScopeNote = 1 << 11,
    EditorialNote = 1 << 12,
    Example = 1 << 13,
    Deprecated = 1 << 14,
    ReplacedBy = 1 << 15,
    Homonym = 1 << 16,
    Near = 1 << 17,
    Source = 1 << 18,
    Match = 1 << 19,
    NoMatch = 1 << 20,
}

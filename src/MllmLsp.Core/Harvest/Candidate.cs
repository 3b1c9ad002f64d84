using System.Collections.Immutable;
using MllmLsp.Core.Localization;

namespace MllmLsp.Core.Harvest;

/// <summary>A name that a candidate has in the notes.</summary>
/// <param name="Abbreviates">The short form of which this is the long one; null for any other name.</param>
public sealed record CandidateName(string Text, Language Language, string? Abbreviates);

/// <summary>What may be a concept of a glossary; a person decides.</summary>
/// <param name="Names">The first of each language is the one proposed as preferred.</param>
/// <param name="Frequency">How often one of the names stands in the notes.</param>
/// <param name="Confidence">0 to 1: how likely the candidate is a term at all, judged by what speaks for it.</param>
/// <param name="Evidence">The strongest first, a few of them, one a line.</param>
/// <param name="Known">Ids of the concepts that have one of the names; empty for what the glossary does not have.</param>
public sealed record Candidate(
    ImmutableArray<CandidateName> Names, int Frequency, double Confidence, ImmutableArray<Evidence> Evidence, ImmutableArray<string> Known)
{
    /// <summary>Names that the glossary does not have; of a known concept, what may be added to it.</summary>
    public ImmutableArray<CandidateName> NewNames { get; init; } = [];

    /// <summary>The glossary has every name already.</summary>
    public bool IsKnown => NewNames.IsEmpty;

    /// <summary>All that speaks for it, each kind once.</summary>
    public ImmutableArray<EvidenceKind> Kinds { get; init; } = [];

    /// <summary>The sentence that says what the candidate is, as evidence; null where none was found.</summary>
    public string? Definition { get; init; }

    /// <summary>The first name in a language, long forms of an abbreviation only where there is nothing else; null where there is none.</summary>
    public CandidateName? NameIn(Language language) =>
        Names.FirstOrDefault(name => name.Language == language && name.Abbreviates is null) ?? Names.FirstOrDefault(name => name.Language == language);
}

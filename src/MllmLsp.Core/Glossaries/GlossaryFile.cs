using System.Collections.Immutable;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>One parsed glossary file.</summary>
/// <param name="Path">As in <c>Document.Path</c>; a built-in file's begins with <c>Glossary.BuiltInScheme</c>.</param>
/// <param name="Problems">What is wrong in this file by itself; cross-file problems come from <c>Glossary.Problems</c>.</param>
/// <param name="IsGlossary">False: the YAML has no top-level <c>concepts</c> and is not meant for us.</param>
/// <param name="IsBroken">True: a YAML error; the caller keeps the last good copy in force.</param>
public sealed record GlossaryFile(
    string Path,
    SourceText Text,
    LocalizedText Title,
    ImmutableArray<string> AppliesTo,
    ImmutableArray<Concept> Concepts,
    ImmutableArray<GlossaryProblem> Problems,
    bool IsGlossary,
    bool IsBroken)
{
    /// <summary>
    /// The file says <c>candidates: true</c>: its entries wait for a person's decision. They are read and shown as entries of this file, but no
    /// term is in force by them.
    /// </summary>
    public bool IsCandidates { get; init; }

    /// <summary>Names that a person has refused; they are not proposed again.</summary>
    public ImmutableArray<string> Rejected { get; init; } = [];
}

using System.Collections.Immutable;
using MllmLsp.Core.Localization;

namespace MllmLsp.Core.Glossaries.Exchange;

/// <summary>What was read of a file in another format.</summary>
/// <param name="Problems">What could not be read or brought over, in the order of the file.</param>
public sealed record ImportedGlossary(LocalizedText Title, ImmutableArray<ImportedConcept> Concepts, ImmutableArray<ImportProblem> Problems)
{
    /// <summary>A file that cannot be used at all.</summary>
    public static ImportedGlossary Broken(int offset, string english, string chinese) =>
        new(new LocalizedText(null, null), [], [new ImportProblem(offset, true, new Wording(english, chinese))]);
}

/// <param name="Offset">Where the entry begins in the file that was read.</param>
public sealed record ImportedConcept(Concept Concept, int Offset);

/// <param name="Offset">In the file that was read.</param>
/// <param name="IsFatal">True: nothing of the file can be used. False: something is left out or was changed.</param>
public sealed record ImportProblem(int Offset, bool IsFatal, Wording Message);

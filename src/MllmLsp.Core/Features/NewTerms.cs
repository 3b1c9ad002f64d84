using System.Collections.Immutable;
using MllmLsp.Core.Harvest;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>Terms of a note that no glossary has yet.</summary>
public static class NewTerms
{
    /// <summary>Candidates with a name that the note's glossary does not have, the most certain first. Linear in the note.</summary>
    public static ImmutableArray<Candidate> In(Workspace workspace, Document document, SourceText text)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(document);
        var known = workspace.GlossaryFor(document.Path);
        var rejected = workspace.GlossaryFiles.Values.SelectMany(file => file.Rejected).Select(CandidateSet.KeyOf).ToHashSet(StringComparer.Ordinal);
        var set = new CandidateSet();
        set.Add(NoteHarvest.Of(document.Path, text, document.Outline, known));
        return [.. set.Candidates(known).Where(candidate => !candidate.IsKnown && !candidate.Names.Any(name => rejected.Contains(CandidateSet.KeyOf(name.Text))))];
    }
}

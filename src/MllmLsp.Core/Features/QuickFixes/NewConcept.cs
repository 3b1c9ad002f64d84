using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.QuickFixes;

/// <summary>The fix that defines a term: an entry behind the last one of the nearest glossary file, or a new file.</summary>
internal static class NewConcept
{
    public static Fix For(FixContext fixing, WorkspaceFolder folder, string term) => new(
        fixing.Say($"Define the term '{term}' in the glossary", $"在术语表中定义“{term}”"),
        FixSafety.Manual,
        [Edit(fixing.Workspace, folder, ConceptEntry.Of(term))]);

    /// <summary>The edit that adds entries to a glossary of a folder; a new file where none of them can take them.</summary>
    public static DocumentEdit Edit(Workspace workspace, WorkspaceFolder folder, params IReadOnlyList<ConceptEntry> entries)
    {
        foreach (var file in workspace.GlossaryFiles.Values)
        {
            if (file is { IsGlossary: true, IsBroken: false, IsCandidates: false, Concepts.IsEmpty: false } && PathText.IsWithin(file.Path, folder.Path)
                && ConceptInsertion.Into(file.Text, entries) is { } change)
            {
                return new DocumentEdit(file.Path, [change]);
            }
        }

        var path = FreePath(workspace, folder);
        return new DocumentEdit(path, [new TextChange(new TextSpan(0, 0), ConceptInsertion.NewFile(entries))], Creates: true);
    }

    private static string FreePath(Workspace workspace, WorkspaceFolder folder)
    {
        for (var number = 1; ; number++)
        {
            var path = $"{folder.Path}/glossary/terms{(number == 1 ? "" : $"-{number}")}.yml";
            if (!workspace.GlossaryFiles.ContainsKey(path) && workspace.Files.FindAnyCase(path) is null)
            {
                return path;
            }
        }
    }
}

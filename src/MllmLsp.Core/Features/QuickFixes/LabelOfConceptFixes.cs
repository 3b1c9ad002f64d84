using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.QuickFixes;

/// <summary>The fix that makes a name another label of a concept that has one like it.</summary>
internal static class LabelOfConceptFixes
{
    private const int Most = 2;

    public static IEnumerable<Fix> ForWord(FixContext fixing) =>
        fixing.Folder is { } folder && fixing.Text is { } text ? For(fixing, folder, text.Slice(fixing.Finding.Span).ToString()) : [];

    public static IEnumerable<Fix> For(FixContext fixing, WorkspaceFolder folder, string name)
    {
        var glossary = fixing.Workspace.GlossaryFor(fixing.Document.Path);
        var labels = glossary.Concepts.SelectMany(concept => concept.Labels)
            .Where(label => label.Role is LabelRole.Preferred or LabelRole.Alternative or LabelRole.FullForm)
            .Select(label => label.Text);
        foreach (var concept in EditDistance.Nearest(name, labels, Most).SelectMany(near => glossary.Lookup(near).Take(1)).DistinctBy(concept => concept.Id).Take(Most))
        {
            if (Edit(fixing.Workspace, folder, concept, name) is { } edit)
            {
                var shown = concept.NameIn(fixing.Features.Language);
                yield return new Fix(fixing.Say($"Add '{name}' as another label of '{shown}'", $"将“{name}”加为“{shown}”的别名"), FixSafety.Manual, [edit]);
            }
        }
    }

    /// <summary>In the entry where it is the workspace's; a built-in one gets an entry that is laid over it. Null where the entry cannot take it.</summary>
    private static DocumentEdit? Edit(Workspace workspace, WorkspaceFolder folder, Concept concept, string name)
    {
        if (workspace.GlossaryFiles.TryGetValue(concept.DefinedIn, out var file))
        {
            return !file.IsBroken && file.Concepts.FirstOrDefault(entry => entry.NameSpan == concept.NameSpan) is { } entry
                && LabelInsertion.Into(file, entry, name) is { } change
                    ? new DocumentEdit(file.Path, [change])
                    : null;
        }

        var language = Scripts.ContainsHan(name) ? Language.Chinese : Language.English;
        var known = concept.ShownLabel(language)?.Text ?? concept.NameIn(language);
        return !concept.DefinedIn.StartsWith(Glossary.BuiltInScheme, StringComparison.Ordinal) ? null
            : NewConcept.Edit(workspace, folder, language == Language.Chinese && Scripts.ContainsHan(known) ? new ConceptEntry { Chinese = [known, name] }
                : Scripts.ContainsHan(known) ? new ConceptEntry { Chinese = [known], English = [name] }
                : language == Language.English ? new ConceptEntry { English = [known, name] }
                : new ConceptEntry { English = [known], Chinese = [name] });
    }
}

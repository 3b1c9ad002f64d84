using System.Collections.Immutable;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>
/// The code actions that mend nothing: refactorings of what is selected or under the cursor, and source actions on the whole note. A list of
/// finders, each of which looks at the open note and at indices, never at all notes.
/// </summary>
public static class RefactoringFinder
{
    private static readonly (string Kind, Func<RefactoringContext, IEnumerable<Refactoring>> Find)[] Finders =
    [
        (CodeActionKinds.ExtractSection, SectionExtraction.Find),
        ("refactor", SelectionLinks.Find),
        (CodeActionKinds.InlineNote, NoteInlining.Find),
        (CodeActionKinds.RewriteLink, LinkConversions.Find),
        (CodeActionKinds.RewriteTerm, TermForms.Find),
        (CodeActionKinds.RewriteMention, Mentions.Find),
        (CodeActionKinds.FixAll, FixAll.Find),
        (CodeActionKinds.OrganizeLinkDefinitions, LinkDefinitionOrder.Find),
        ("source.tableOfContents", TableOfContents.Find),
    ];

    /// <param name="span">UTF-16 range of the document; an empty one is a cursor.</param>
    public static ImmutableArray<Refactoring> At(Workspace workspace, Document document, TextSpan span, CodeActionFilter filter, FeatureContext features)
    {
        if (document.Text is not { } text)
        {
            return [];
        }

        var context = new RefactoringContext(workspace, document, text, workspace.FolderOf(document.Path), span, filter, features);
        return
        [
            .. Finders.Where(finder => IsAskedFor(filter, finder.Kind)).SelectMany(finder => finder.Find(context)).Where(found => filter.Wants(found.Kind)),
        ];
    }

    /// <summary>Whether a kind, or one below it, is asked for.</summary>
    private static bool IsAskedFor(CodeActionFilter filter, string kind) =>
        filter.Wants(kind) || filter.Only is { } only && only.Any(wanted => CodeActionKinds.IsWithin(wanted, kind));
}

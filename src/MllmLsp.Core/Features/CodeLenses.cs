using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>A place of a note or glossary whose references are counted.</summary>
/// <param name="Span">Where the lens is shown; its start is where references are asked for.</param>
public readonly record struct CodeLens(TextSpan Span);

/// <summary><c>textDocument/codeLens</c>: how often headings, notes and concepts are referred to. The counting is left to resolving.</summary>
public static class CodeLenses
{
    /// <summary>The first line, for the note, where no heading of level 1 stands for it; and every heading.</summary>
    public static ImmutableArray<CodeLens> Of(Document document)
    {
        var lenses = ImmutableArray.CreateBuilder<CodeLens>();
        if (document.Outline.FirstTopHeading is null || document.Outline.FrontMatter?.Title is not null)
        {
            lenses.Add(new CodeLens(document.Outline.FrontMatter is { Title: not null } front ? front.TitleSpan : new TextSpan(0, 0)));
        }

        lenses.AddRange(document.Outline.Headings.Select(heading => new CodeLens(heading.TextSpan)));
        return lenses.ToImmutable();
    }

    /// <summary>Every entry of a glossary file.</summary>
    public static ImmutableArray<CodeLens> Of(GlossaryFile file) => [.. file.Concepts.Select(concept => new CodeLens(concept.NameSpan))];

    /// <summary>What refers to the place of a lens of a note, the place itself aside.</summary>
    public static ImmutableArray<Location> Resolve(Workspace workspace, Document document, CodeLens lens, FeatureContext context) =>
        lens.Span == default && document.Outline.Headings.All(heading => heading.TextSpan != default)
            ? References.OfNote(workspace, document)
            : References.At(workspace, document, lens.Span.Start, includeDeclaration: false, context);

    /// <summary>The shown text for a number of references.</summary>
    public static string Title(int count, FeatureContext context) =>
        context.Say(count == 1 ? "1 reference" : $"{count} references", $"{count} 处引用");
}

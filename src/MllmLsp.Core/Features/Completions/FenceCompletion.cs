using System.Collections.Immutable;

namespace MllmLsp.Core.Features.Completions;

/// <summary>Completion of the language behind an opening code fence.</summary>
internal static class FenceCompletion
{
    /// <summary>What notes on machine learning hold, the most usual first; the names are those that highlighters share.</summary>
    private static readonly ImmutableArray<string> Languages =
    [
        "python", "bash", "json", "yaml", "text", "cpp", "cuda", "latex", "mermaid", "markdown", "javascript", "typescript", "html", "css", "sql", "toml", "xml", "diff",
        "c", "csharp", "java", "go", "rust", "r", "julia", "lua", "dockerfile", "makefile", "powershell", "console", "ini", "bibtex", "matlab", "swift", "kotlin", "ruby", "php",
    ];

    /// <returns>Null where the cursor is not behind an opening fence.</returns>
    public static CompletionList? At(CompletionPlace place)
    {
        var content = place.Before.TrimStart("> \t");
        var marks = content.Length - content.TrimStart('`').Length;
        marks = marks > 0 ? marks : content.Length - content.TrimStart('~').Length;
        var typed = content[marks..];
        if (marks < 3 || typed.ContainsAny(" \t{`~") || ClosesFence(place))
        {
            return null;
        }

        var offers = new OfferList(typed.ToString(), place.Typed(place.Before.Length - typed.Length));
        for (var i = 0; i < Languages.Length; i++)
        {
            var language = Languages[i];
            offers.Add(language, 0, i, () => new Offer(language, CompletionKind.Keyword, language));
        }

        return offers.ToList();
    }

    /// <summary>The fence stands inside a code block that began before it, and ends that.</summary>
    private static bool ClosesFence(CompletionPlace place) =>
        place.Document.Outline.RegionAt(place.Line.Start) is { Kind: Syntax.RegionKind.CodeBlock } block && block.Span.Start < place.Line.Start;
}

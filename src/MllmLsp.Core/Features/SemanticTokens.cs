using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>In the order of the legend that the server announces.</summary>
public enum TokenType
{
    /// <summary>LSP's <c>type</c>.</summary>
    Term,

    /// <summary>LSP's <c>decorator</c>.</summary>
    Tag,

    /// <summary>LSP's <c>variable</c>, always with the modifier <c>deprecated</c>, which editors strike out.</summary>
    BrokenLink,
}

/// <param name="IsDeprecated">A term that is to be written otherwise, a link that leads nowhere.</param>
public readonly record struct SemanticToken(TextSpan Span, TokenType Type, bool IsDeprecated);

/// <summary><c>textDocument/semanticTokens</c>: terms, tags, broken links.</summary>
public static class SemanticTokens
{
    /// <summary>In the order of the text, never overlapping; each within one line. Linear in the range, and in the references of the note.</summary>
    public static ImmutableArray<SemanticToken> In(Workspace workspace, Document document, TextSpan range)
    {
        if (document.Text is not { } text)
        {
            return [];
        }

        var tokens = new List<SemanticToken>();
        foreach (var reference in document.Outline.References)
        {
            if (reference.Span.Overlaps(range) && Broken(workspace, document, reference) is { IsEmpty: false } broken)
            {
                tokens.Add(new SemanticToken(broken, TokenType.BrokenLink, true));
            }
        }

        tokens.AddRange(document.Outline.Tags.Where(tag => tag.Span.Overlaps(range)).Select(tag => new SemanticToken(tag.Span, TokenType.Tag, false)));
        var matches = new List<TermMatch>();
        workspace.GlossaryFor(document.Path).Matcher.Find(text.AsSpan(), range, MatchMode.Strict, matches);
        foreach (var match in matches)
        {
            if (Prose.IsProse(document.Outline, match.Span.Start))
            {
                var isDeprecated = match.Label.Role == LabelRole.Avoided || match.Concept.Deprecated;
                tokens.Add(new SemanticToken(match.Span, TokenType.Term, isDeprecated));
            }
        }

        return Apart(text, tokens);
    }

    private static TextSpan? Broken(Workspace workspace, Document document, in Reference reference) => Resolver.Resolve(workspace, document, reference).Status switch
    {
        ResolutionStatus.MissingFile => reference.TargetSpan,
        ResolutionStatus.MissingFragment => reference.FragmentSpan,
        ResolutionStatus.MissingLabel when reference.Kind == ReferenceKind.Footnote => reference.TargetSpan,
        _ => null,
    };

    /// <summary>Of two that overlap the first listed stays; what crosses a line end is left out, since most clients cannot show it.</summary>
    private static ImmutableArray<SemanticToken> Apart(SourceText text, List<SemanticToken> tokens)
    {
        var kept = ImmutableArray.CreateBuilder<SemanticToken>(tokens.Count);
        foreach (var token in tokens.OrderBy(token => token.Span.Start).ThenByDescending(token => token.Type))
        {
            if ((kept.Count == 0 || kept[^1].Span.End <= token.Span.Start) && text.Lines.LineOf(token.Span.Start) == text.Lines.LineOf(token.Span.End))
            {
                kept.Add(token);
            }
        }

        return kept.ToImmutable();
    }
}

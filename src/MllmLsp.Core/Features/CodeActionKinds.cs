namespace MllmLsp.Core.Features;

/// <summary>LSP's kinds of code actions, as far as there are such. A dot goes one level down: who asks for <c>refactor</c> gets all below it.</summary>
public static class CodeActionKinds
{
    public const string QuickFix = "quickfix";
    public const string ExtractSection = "refactor.extract.section";
    public const string ExtractNote = "refactor.extract.note";
    public const string InlineNote = "refactor.inline.note";
    public const string RewriteLink = "refactor.rewrite.link";
    public const string RewriteSelection = "refactor.rewrite.selection";
    public const string RewriteTerm = "refactor.rewrite.term";
    public const string RewriteMention = "refactor.rewrite.mention";
    public const string FixAll = "source.fixAll.mllm-lsp";
    public const string OrganizeLinkDefinitions = "source.organizeLinkDefinitions";
    public const string CreateTableOfContents = "source.tableOfContents.create";
    public const string UpdateTableOfContents = "source.tableOfContents.update";

    /// <summary>Every kind, in the order in which a menu shows them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        QuickFix, ExtractSection, ExtractNote, InlineNote, RewriteLink, RewriteSelection, RewriteTerm, RewriteMention,
        FixAll, OrganizeLinkDefinitions, CreateTableOfContents, UpdateTableOfContents,
    ];

    /// <summary>Whether a kind is another one or one below it. The empty kind is above all.</summary>
    public static bool IsWithin(string kind, string other) =>
        other.Length == 0 || (kind.StartsWith(other, StringComparison.Ordinal) && (kind.Length == other.Length || kind[other.Length] == '.'));
}

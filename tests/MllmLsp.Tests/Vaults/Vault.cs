using MllmLsp.Core.Bibliographies;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Vaults;

/// <summary>What a correct engine reports: one finding of this code at exactly this span.</summary>
/// <param name="Path">From the vault's root.</param>
internal sealed record TruthLabel(string Path, TextSpan Span, string Code);

/// <param name="Path">From the vault's root.</param>
internal sealed record VaultNote(string Path, string Text);

/// <summary>A generated folder of notes and everything that is wrong with them.</summary>
/// <param name="OtherFiles">Files that exist and are no indexed notes: pictures, data, ignored notes.</param>
internal sealed record Vault(
    Dialect Dialect,
    IReadOnlyList<VaultNote> Notes,
    IReadOnlyList<string> OtherFiles,
    IReadOnlyList<string> EmptyFolders,
    IReadOnlyList<string> OpaqueFolders,
    IReadOnlyList<TruthLabel> Truth)
{
    public const string Root = "/home/me/vault";

    public static string Absolute(string path) => $"{Root}/{path}";

    /// <summary>The workspace that a server has once it has looked at everything.</summary>
    public Workspace Build() => Workspace.Empty
        .WithFolders([new WorkspaceFolder(Root, Root, Settings.Default with { Preset = Preset.Strict, Dialect = Dialect })])
        .WithFiles(FileSet.Create(
            Notes.Select(n => Absolute(n.Path)).Concat(OtherFiles.Select(Absolute)), OpaqueFolders.Select(Absolute), EmptyFolders.Select(Absolute)))
        .WithGlossaryFiles([GlossaryParser.Parse(Absolute(VaultTerms.GlossaryPath), new SourceText(VaultTerms.Glossary))])
        .WithBibFiles([BibParser.Parse(Absolute(VaultTerms.BibliographyPath), new SourceText(VaultTerms.Bibliography))])
        .WithDocuments([.. Notes.AsParallel().AsOrdered().Select(n => Document.Parse(Absolute(n.Path), new SourceText(n.Text)))])
        .WithState(IndexState.Complete);
}

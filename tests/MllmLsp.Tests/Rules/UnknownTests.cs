using MllmLsp.Core.Workspaces;
using static MllmLsp.Tests.Rules.RuleCheck;

namespace MllmLsp.Tests.Rules;

/// <summary>What is not known is never called broken: before indexing, outside the root, below folders nobody listed.</summary>
public class UnknownTests
{
    private const string Broken = "[t](gone.md) [[gone]] [t](#gone) [t](closed.md#gone) [t][lab] x[^1]\n\n[lab]: gone.md";

    [Theory]
    [InlineData(IndexState.Nothing, "broken-heading 'gone', undefined-footnote '1'")]
    [InlineData(IndexState.LinkedFolders, "broken-link 'gone.md', broken-heading 'gone', undefined-footnote '1', broken-link 'gone.md'")]
    [InlineData(IndexState.Paths, "broken-link 'gone.md', broken-heading 'gone', undefined-footnote '1', broken-link 'gone.md'")]
    [InlineData(IndexState.Complete, "broken-link 'gone.md', broken-wiki-link 'gone', broken-heading 'gone', undefined-footnote '1', broken-link 'gone.md'")]
    public void Nothing_is_broken_before_it_was_looked_for(IndexState state, string expected)
    {
        // The closed note exists and is not read yet: its headings are unknown in every state.
        var at = Fixture.Parse("//- /a.md\n" + Broken, state: state);
        var workspace = at.Workspace.WithFiles(at.Workspace.Files.With("/ws/closed.md"));
        Assert.Equal(expected, Findings(workspace, at.Document));
    }

    [Fact]
    public void A_note_that_is_open_but_on_no_disk_exists() =>
        Assert.Equal("", FindingsWithout("//- /a.md\n[t](new.md) [[new]] [t](new.md#h)\n//- /new.md!\n# h", "/ws/new.md"));

    [Theory]
    [InlineData("[t](../x.md) [t](../../x.md) [t](../../../../../x.md) ![t](../ws2/x.png)", "")]
    [InlineData("[[../x]] [[../../x]]", "")]
    [InlineData("[t](sub/../../x.md)", "")]
    [InlineData("[t](sub/../x.md) [t](../ws/x.md)", "broken-link 'sub/../x.md', broken-link '../ws/x.md'")] // back inside
    [InlineData("[t](../ws/note.md) [t](..)", "")]
    public void Outside_the_root(string note, string expected) => CheckNote(note, expected);

    [Theory]
    [InlineData("[t](../x.md) [t](../) [t](/x.md) [t](../sub/note.md)", "")] // between the opened folder and its root: not indexed
    [InlineData("[t](../sub/x.md) [t](/sub/x.md) [t](x.md)", "broken-link '../sub/x.md', broken-link '/sub/x.md', broken-link 'x.md'")]
    public void Between_the_opened_folder_and_the_root(string note, string expected)
    {
        var at = Fixture.Parse("//- /sub/a.md\n" + note + "\n//- /sub/note.md");
        Assert.Equal(expected, Findings(at.Workspace.WithFolders([new WorkspaceFolder("/ws/sub", "/ws", Settings.Default)]), at.Document));
    }

    /// <summary>The fixture's <c>node_modules</c> was seen and not listed.</summary>
    [Theory]
    [InlineData("[t](node_modules/x.md) [t](node_modules/a/b.md#c) ![t](/node_modules/x.png) [[node_modules/x]]", "")]
    [InlineData("[t](node_modules) [t](node_modules/)", "")]
    [InlineData("[t](node_modules2/x.md)", "broken-link 'node_modules2/x.md'")]
    public void Below_an_opaque_folder(string note, string expected) => CheckNote(note, expected);

    [Fact]
    public void A_document_outside_every_folder_knows_only_itself()
    {
        var at = Fixture.Parse("[t](gone.md) [[gone]] [t](#gone) x[^1] [t](#own)\n\n# own");
        Assert.Equal("broken-heading 'gone', undefined-footnote '1'", Findings(at.Workspace.WithFolders([]), at.Document));
    }

    [Fact]
    public void An_ignored_file_exists()
    {
        // Ignore rules choose which notes are indexed: the path is in the set of files, the note is no document.
        var at = Fixture.Parse("[t](ignored.md) [[ignored]] [t](ignored.md#any) [t](gone.md)");
        Assert.Equal("broken-link 'gone.md'", Findings(at.Workspace.WithFiles(at.Workspace.Files.With("/ws/ignored.md")), at.Document));
    }

    private static string FindingsWithout(string fixture, string path)
    {
        var at = Fixture.Parse(fixture);
        return Findings(at.Workspace.WithFiles(at.Workspace.Files.Without(path)), at.Document);
    }
}

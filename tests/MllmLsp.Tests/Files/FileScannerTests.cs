using System.Diagnostics;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Tests.Files;

public sealed class FileScannerTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_exists_is_another_question_than_what_is_indexed()
    {
        folder.Write("Note.md").Write("图.png").Write(".gitignore", "/out/\n").Write("out/built.md").Write(".tools/x.md")
            .Write("drafts/d.md").Write("B.MARKDOWN").Folder("empty");
        var scan = Scan(new Settings { Exclude = new PathGlobs(null, ["drafts/"]) });
        Assert.Equal([".gitignore", ".tools/x.md", "B.MARKDOWN", "Note.md", "drafts/d.md", "out/built.md", "图.png"], folder.Below(scan.Files));
        Assert.Equal(["B.MARKDOWN", "Note.md"], folder.Below(scan.Notes.Select(note => note.Path)));
        Assert.Equal([".tools", "drafts", "empty", "out"], folder.Below(scan.Directories));
        Assert.Empty(scan.Problems);
    }

    [Fact]
    public void Folders_of_other_programs_are_opaque()
    {
        folder.Write(".git/config").Write("node_modules/p/readme.md").Write("sub/.hg/x").Write("sub/.svn/x").Write("a.md");
        var scan = Scan();
        Assert.Equal([".git", "node_modules", "sub/.hg", "sub/.svn"], folder.Below(scan.OpaqueDirectories));
        Assert.Equal(["a.md"], folder.Below(scan.Files));
    }

    [Fact]
    public void Glossaries_are_known_by_their_names()
    {
        folder.Write("x.glossary.yml").Write("glossary/a.yaml").Write("sub/glossary/deep/b.yml").Write("other.yml").Write("glossary.yml")
            .Write(".gitignore", "ignored.glossary.yml").Write("ignored.glossary.yml");
        Assert.Equal(["glossary/a.yaml", "sub/glossary/deep/b.yml", "x.glossary.yml"], folder.Below(Scan().Glossaries.Select(found => found.Path)));
    }

    [Fact]
    public void Ignore_files_above_an_opened_folder_count_up_to_the_root()
    {
        folder.Write(".gitignore", "*.draft.md\nopened/out/\n").Write("opened/a.draft.md").Write("opened/out/b.md").Write("opened/c.md");
        var scan = FileScanner.Scan(folder["opened"], folder.Path, Settings.Default);
        Assert.Equal(["opened/c.md"], folder.Below(scan.Notes.Select(note => note.Path)));
        Assert.Equal(["opened/a.draft.md", "opened/c.md", "opened/out/b.md"], folder.Below(scan.Files));
    }

    [Fact]
    public void Links_in_circles_end()
    {
        folder.Write("a/note.md").Link("a/up", "..").Link("a/self", "self").Link("b", "a").Link("ping", "pong").Link("pong", "ping");
        var scan = Scan();
        Assert.Equal(["a/note.md", "b/note.md"], folder.Below(scan.Files));
        Assert.Equal(["a/note.md"], folder.Below(scan.Notes.Select(note => note.Path)));
        Assert.Equal(["a/self", "a/up", "b/self", "b/up", "ping", "pong"], folder.Below(scan.OpaqueDirectories));
    }

    [Fact]
    public void A_linked_note_exists_twice_and_is_indexed_once()
    {
        folder.Write("real.md").Link("alias.md", "real.md").Link("sub/alias.md", "../real.md").Link("gone.md", "nothing.md");
        var scan = Scan();
        Assert.Equal(["alias.md", "real.md", "sub/alias.md"], folder.Below(scan.Files));
        Assert.Equal(["real.md"], folder.Below(scan.Notes.Select(note => note.Path)));
    }

    [Fact]
    public void What_lies_outside_the_root_is_unknown_and_not_read()
    {
        using var outside = new TempFolder();
        outside.Write("secret.md").Write("dir/x.md");
        folder.Link("file.md", outside["secret.md"]).Link("dir", outside["dir"]).Link("hop", "dir/x.md").Link("up", "../..").Write("in.md")
            .Link("absolute.md", folder["in.md"]);
        var scan = Scan();
        Assert.Equal(["dir", "file.md", "hop", "up"], folder.Below(scan.OpaqueDirectories));
        Assert.Equal(["absolute.md", "in.md"], folder.Below(scan.Files));
        Assert.Equal(["in.md"], folder.Below(scan.Notes.Select(note => note.Path)));
    }

    [Fact]
    public void A_link_to_a_folder_between_the_opened_one_and_the_root_is_indexed_through_the_link()
    {
        folder.Write("shared/s.md").Write("opened/a.md").Link("opened/shared", "../shared");
        var scan = FileScanner.Scan(folder["opened"], folder.Path, Settings.Default);
        Assert.Equal(["opened/a.md", "opened/shared/s.md"], folder.Below(scan.Notes.Select(note => note.Path)));
    }

    [Fact]
    public void An_unreadable_folder_is_one_problem_and_unknown()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Modes of Unix.
        }

        folder.Write("locked/x.md").Write("a.md");
        File.SetUnixFileMode(folder["locked"], UnixFileMode.None);
        try
        {
            var scan = Scan();
            if (Environment.UserName != "root")
            {
                Assert.Equal(["locked"], folder.Below(scan.Problems.Select(problem => problem.Path)));
                Assert.Equal(["locked"], folder.Below(scan.OpaqueDirectories));
            }

            Assert.Contains(folder["a.md"], scan.Files);
        }
        finally
        {
            File.SetUnixFileMode(folder["locked"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_missing_folder_is_a_problem()
    {
        var scan = FileScanner.Scan(folder["none"], folder.Path, Settings.Default);
        Assert.Equal(FileProblemKind.Unreadable, Assert.Single(scan.Problems).Kind);
        Assert.Empty(scan.Files);
    }

    [Fact]
    public void A_named_pipe_is_never_opened()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Named pipes of Unix.
        }

        using (var made = Process.Start("mkfifo", [folder["pipe.md"]]))
        {
            made.WaitForExit();
        }

        var note = Assert.Single(Scan().Notes);
        Assert.Equal(0, note.Length);
        Assert.Equal("", FileReader.Read(note.Path).Text.ToString());
    }

    [Fact]
    public void A_look_at_some_folders_knows_nothing_of_the_others()
    {
        folder.Write("a.md").Write("near/b.md").Write("near/deep/c.md").Write("far/d.md").Write("node_modules/x.md").Link("near/link.md", "../far/d.md");
        var scan = FileScanner.Scan(folder.Path, folder.Path, Settings.Default, lists: path => path == folder["near"]);
        Assert.Equal(["a.md", "near/b.md"], folder.Below(scan.Files));
        Assert.Equal(["a.md", "near/b.md"], folder.Below(scan.Notes.Select(note => note.Path)));
        Assert.Equal(["far", "near", "near/deep", "node_modules"], folder.Below(scan.Directories));
        Assert.Equal(["far", "near/deep", "near/link.md", "node_modules"], folder.Below(scan.OpaqueDirectories));
    }

    [Fact]
    public void A_scan_can_be_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => FileScanner.Scan(folder.Path, folder.Path, Settings.Default, cancellation: new CancellationToken(canceled: true)));

    private FileScan Scan(Settings? settings = null) => FileScanner.Scan(folder.Path, folder.Path, settings ?? Settings.Default);
}

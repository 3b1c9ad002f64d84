using MllmLsp.Server.Files;

namespace MllmLsp.Tests.Files;

/// <summary>A folder of its own for one test, gone afterwards.</summary>
internal sealed class TempFolder : IDisposable
{
    public TempFolder() => Path = DiskPath.Normalize(Directory.CreateTempSubdirectory("mllm-lsp-test-").FullName);

    /// <summary>Normalised.</summary>
    public string Path { get; }

    public string this[string below] => below.Length == 0 ? Path : $"{Path}/{below}";

    /// <summary>Writes a text file, with the folders above it.</summary>
    public TempFolder Write(string below, string text = "") => Write(below, System.Text.Encoding.UTF8.GetBytes(text));

    public TempFolder Write(string below, byte[] bytes)
    {
        _ = Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[below])!);
        File.WriteAllBytes(this[below], bytes);
        return this;
    }

    public TempFolder Folder(string below)
    {
        _ = Directory.CreateDirectory(this[below]);
        return this;
    }

    /// <param name="target">The link's text, as it stands in the link.</param>
    public TempFolder Link(string below, string target)
    {
        _ = Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[below])!);
        _ = File.CreateSymbolicLink(this[below], target);
        return this;
    }

    /// <summary>Paths relative to the folder, for comparing.</summary>
    public string[] Below(IEnumerable<string> paths) => [.. paths.Select(path => DiskPath.Below(path, Path).ToString())];

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException) when (!OperatingSystem.IsWindows())
        {
            // The library cannot delete what has no name in Unicode.
            using var remove = System.Diagnostics.Process.Start("rm", ["-rf", Path]);
            remove.WaitForExit();
        }
    }
}

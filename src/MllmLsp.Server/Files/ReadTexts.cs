using System.Collections.Concurrent;
using MllmLsp.Core.Text;
using MllmLsp.Server.Files.Caching;

namespace MllmLsp.Server.Files;

/// <summary>
/// The texts that were read. Of notes no more is kept than the hash of their bytes: most are never shown, and thousands of them would fill the
/// memory. One that is asked for is read again. Safe to use from many threads.
/// </summary>
internal sealed class ReadTexts
{
    private readonly ConcurrentDictionary<string, SourceText> texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, UInt128> keys = new(StringComparer.Ordinal);

    /// <summary>The text as it was read; null for a file that was not. Empty for a note that has changed since: offsets would lead astray.</summary>
    public SourceText? Find(string path)
    {
        if (texts.TryGetValue(path, out var known))
        {
            return known;
        }

        if (!keys.TryGetValue(path, out var key))
        {
            return null;
        }

        var bytes = FileReader.ReadBytes(path, out _);
        return texts.GetOrAdd(path, bytes is not null && NoteCache.KeyOf(bytes) == key ? FileReader.Decode(path, bytes).Text : SourceText.Empty);
    }

    /// <summary>Keeps a text.</summary>
    public void Add(string path, SourceText text) => texts[path] = text;

    /// <summary>Keeps what it takes to read a note again.</summary>
    public void Add(string path, UInt128 key) => keys[path] = key;
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MllmLsp.Core.Text;

namespace MllmLsp.Server.Files;

/// <summary>Changes in a settings file's text what a quick fix or a command wants there: comments, order and layout stay as they are.</summary>
internal static class SettingsEdit
{
    private static readonly JsonReaderOptions ReaderOptions = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The text of a new file that ignores one word, and sets nothing else.</summary>
    public static string NewFile(string word) => $"{{\n  \"{SettingsKeys.IgnoreWords}\": [{Quote(word)}]\n}}\n";

    /// <summary>The text of a new file that sets one key to a text.</summary>
    public static string NewFile(string key, string value) => $"{{\n  {Quote(key)}: {Quote(value)}\n}}\n";

    /// <summary>The change that sets a key of the outermost object to a text; null where the text is not what settings look like.</summary>
    public static TextChange? Set(SourceText text, string key, string value)
    {
        if (text.AsSpan().IsWhiteSpace())
        {
            return new TextChange(new TextSpan(0, text.Length), NewFile(key, value));
        }

        var json = Encoding.UTF8.GetBytes(text.ToString());
        try
        {
            return SetIn(text, json, key, value);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The change that adds a word to <c>ignoreWords</c>; null where it is in the list, or the text is not what settings look like.</summary>
    public static TextChange? AddIgnoredWord(SourceText text, string word)
    {
        if (text.AsSpan().IsWhiteSpace())
        {
            return new TextChange(new TextSpan(0, text.Length), NewFile(word));
        }

        var json = Encoding.UTF8.GetBytes(text.ToString());
        try
        {
            return Places.Find(json, word) is { } places ? Change(text, json, places, Quote(word)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TextChange? SetIn(SourceText text, byte[] json, string key, string value)
    {
        var reader = new Utf8JsonReader(json, ReaderOptions);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var (start, first, old) = ((int)reader.TokenStartIndex, (int?)null, (TextSpan?)null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            first ??= (int)reader.TokenStartIndex;
            var isOurs = reader.ValueTextEquals(key);
            _ = reader.Read();
            if (isOurs && reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
            {
                return null;
            }

            old = isOurs ? TextSpan.FromBounds(OffsetOf(json, (int)reader.TokenStartIndex), OffsetOf(json, (int)reader.BytesConsumed)) : old;
            reader.Skip();
        }

        return old is { } written ? new TextChange(written, Quote(value)) : AsFirst(text, json, start, first, $"{Quote(key)}: {Quote(value)}");
    }

    private static TextChange Change(SourceText text, byte[] json, Places places, string word)
    {
        if (places.LastWordEnd is { } last)
        {
            var at = OffsetOf(json, last);
            return Insert(at, IndentOf(text, OffsetOf(json, places.LastWordStart)) is { } indent ? $",{NewLineOf(text)}{indent}{word}" : $", {word}");
        }

        if (places.ListStart is { } list)
        {
            return Insert(OffsetOf(json, list) + 1, word);
        }

        return AsFirst(text, json, places.ObjectStart, places.FirstKey, $"\"{SettingsKeys.IgnoreWords}\": [{word}]");
    }

    /// <summary>Before the first key of an object, or into an empty one.</summary>
    private static TextChange AsFirst(SourceText text, byte[] json, int objectStart, int? firstKey, string entry)
    {
        var newLine = NewLineOf(text);
        var open = OffsetOf(json, objectStart) + 1;
        if (firstKey is not { } first)
        {
            return Insert(open, $"{newLine}  {entry}{newLine}");
        }

        return Insert(open, IndentOf(text, OffsetOf(json, first)) is { } space ? $"{newLine}{space}{entry}," : $" {entry},");
    }

    private static string NewLineOf(SourceText text) => text.AsSpan().Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    private static TextChange Insert(int offset, string added) => new(new TextSpan(offset, 0), added);

    /// <summary>The white space before an offset that begins its line; null where something else stands before it.</summary>
    private static string? IndentOf(SourceText text, int offset)
    {
        var line = text.Lines.LineSpan(text.Lines.LineOf(offset));
        var before = text.Slice(TextSpan.FromBounds(line.Start, offset));
        return before.IsWhiteSpace() ? before.ToString() : null;
    }

    private static int OffsetOf(byte[] json, int byteOffset) => Encoding.UTF8.GetCharCount(json, 0, byteOffset);

    private static string Quote(string word) => $"\"{JsonEncodedText.Encode(WellFormedText.Of(word), JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>Byte offsets of what an insertion goes by.</summary>
    /// <param name="FirstKey">Null: the object is empty.</param>
    /// <param name="ListStart">Null: there is no such key.</param>
    /// <param name="LastWordEnd">Null: the list is empty.</param>
    private sealed record Places(int ObjectStart, int? FirstKey, int? ListStart, int LastWordStart, int? LastWordEnd)
    {
        /// <summary>Null where the word is there already, or the text is no object, or the key no list of texts.</summary>
        /// <exception cref="JsonException">The text is no JSON.</exception>
        public static Places? Find(byte[] json, string word)
        {
            var reader = new Utf8JsonReader(json, ReaderOptions);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            var found = new Places((int)reader.TokenStartIndex, null, null, 0, null);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                found = found with { FirstKey = found.FirstKey ?? (int)reader.TokenStartIndex };
                var isOurs = Is(reader, SettingsKeys.IgnoreWords) == true;
                reader.Read();
                if (!isOurs)
                {
                    reader.Skip();
                    continue;
                }

                if (reader.TokenType != JsonTokenType.StartArray)
                {
                    return null;
                }

                found = found with { ListStart = (int)reader.TokenStartIndex };
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    // A list with an empty word or a broken one in it is refused as a whole: one more would have no effect.
                    if (reader.TokenType != JsonTokenType.String || Is(reader, "") != false || Is(reader, word) != false)
                    {
                        return null;
                    }

                    found = found with { LastWordStart = (int)reader.TokenStartIndex, LastWordEnd = (int)reader.BytesConsumed };
                }
            }

            // What stands behind the object makes all of it no JSON.
            while (reader.Read())
            {
            }

            return found;
        }

        /// <summary>Whether a key or text is this one; null where it is no text, since half of a surrogate pair stands in it.</summary>
        private static bool? Is(Utf8JsonReader reader, string text)
        {
            try
            {
                return reader.GetString() == text;
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }
    }
}

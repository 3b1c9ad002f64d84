using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MllmLsp.Core.Text;

namespace MllmLsp.Server.Protocol;

/// <summary>
/// Reads and writes every string, lone surrogates included. System.Text.Json throws on <c>"\ud800"</c>, but editors hold such text
/// (half an emoji while it is typed), and a change that cannot be read would put the document out of step.
/// </summary>
internal sealed class RawTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => ReadRaw(ref reader),
        JsonTokenType.Null => null,
        _ => throw new JsonException("A string was expected."),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (WellFormedText.Is(value))
        {
            writer.WriteStringValue(value);
        }
        else
        {
            writer.WriteRawValue(Escaped(value), skipInputValidation: true);
        }
    }

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadRaw(ref reader);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value);

    private static string ReadRaw(ref Utf8JsonReader reader)
    {
        var bytes = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;

        // Bytes that are no UTF-8 become U+FFFD, as they do when a file is read.
        var text = Encoding.UTF8.GetString(bytes);
        return reader.ValueIsEscaped ? Unescape(text) : text;
    }

    private static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var slash = text.IndexOf('\\', at);
            if (slash < 0)
            {
                result.Append(text, at, text.Length - at);
                break;
            }

            result.Append(text, at, slash - at);
            at = slash + 2;
            switch (text[slash + 1])
            {
                case 'u':
                    result.Append((char)ushort.Parse(text.AsSpan(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                    at += 4;
                    break;
                case 'n':
                    result.Append('\n');
                    break;
                case 'r':
                    result.Append('\r');
                    break;
                case 't':
                    result.Append('\t');
                    break;
                case 'b':
                    result.Append('\b');
                    break;
                case 'f':
                    result.Append('\f');
                    break;
                case var same:
                    result.Append(same);
                    break;
            }
        }

        return result.ToString();
    }

    private static string Escaped(string text)
    {
        var result = new StringBuilder("\"");
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out _, out var length) == OperationStatus.Done)
            {
                result.Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text.Substring(at, length)));
            }
            else
            {
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[at]:x4}");
            }

            at += length;
        }

        return result.Append('"').ToString();
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MllmLsp.Server.Cli;

/// <summary>Writes one JSON value, indented, Chinese as it is.</summary>
internal static class JsonOutput
{
    /// <summary>The relaxed encoder escapes less than HTML needs: this output goes into no web page.</summary>
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}

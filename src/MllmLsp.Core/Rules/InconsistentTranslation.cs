using MllmLsp.Core.Diagnostics;

namespace MllmLsp.Core.Rules;

/// <summary>One concept under several of its Chinese names in one note, as if it were several concepts.</summary>
internal static class InconsistentTranslation
{
    public static void Check(RuleContext context)
    {
        foreach (var translation in context.Terms.Translations)
        {
            if (context.IsIgnored(translation.Label))
            {
                continue;
            }

            context.Report(
                DiagnosticCodes.InconsistentTranslation,
                translation.Span,
                context.Say(
                    $"'{translation.Label}' is called '{translation.Main}' elsewhere in this note: keep to one name.",
                    $"“{translation.Label}”在本文别处写作“{translation.Main}”：请统一用一个名称。"),
                related: [new RelatedPlace(context.Document.Path, translation.MainSpan, context.Say("The name that this note uses most.", "本文用得最多的名称。"))]);
        }
    }
}

using ConsultationIntake.Consultations;
using ConsultationIntake.PublicResponses;

namespace ConsultationIntake.Web.Outcomes;

/// <summary>What stands where words were taken out, and what staff choose from.</summary>
internal static class RedactionWords
{
    internal static string Of(RedactionReason reason) =>
        reason switch
        {
            RedactionReason.Name => "A name",
            RedactionReason.Contact => "An email address or phone number",
            RedactionReason.Address => "An address",
            RedactionReason.Identifies => "Something else that tells who somebody is",
            RedactionReason.Private => "Health, origin, faith or the like",
            RedactionReason.Accusation => "An accusation",
            RedactionReason.Offensive => "Abuse",
            _ => throw new NotSupportedException($"{reason} has no words."),
        };

    internal static string Of(ConsentGiven given) =>
        given switch
        {
            ConsentGiven.OnPaper => "On paper",
            ConsentGiven.ByMail => "By mail",
            ConsentGiven.ByPhone => "By phone",
            ConsentGiven.InASurvey => "In a survey",
            ConsentGiven.InPerson => "In person",
            _ => throw new NotSupportedException($"{given} has no words."),
        };

    /// <summary>In the language of the response it stands in.</summary>
    internal static string Mark(RedactionReason reason, string language) =>
        language == Languages.Welsh
            ? reason switch
            {
                RedactionReason.Name => "[enw wedi'i dynnu]",
                RedactionReason.Contact => "[manylion cyswllt wedi'u tynnu]",
                RedactionReason.Address => "[cyfeiriad wedi'i dynnu]",
                RedactionReason.Offensive => "[geiriau sarhaus wedi'u tynnu]",
                _ => "[manylion wedi'u tynnu]",
            }
            : reason switch
            {
                RedactionReason.Name => "[name removed]",
                RedactionReason.Contact => "[contact details removed]",
                RedactionReason.Address => "[address removed]",
                RedactionReason.Offensive => "[abuse removed]",
                _ => "[details removed]",
            };

    internal static string Joined(PublicPart part, string language) =>
        string.Concat(part.Pieces.Select(piece => piece.Removed is { } reason ? Mark(reason, language) : piece.Text));
}

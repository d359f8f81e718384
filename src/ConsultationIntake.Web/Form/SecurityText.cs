using System.Globalization;
using ConsultationIntake.Consultations;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Form;

/// <summary><c>/.well-known/security.txt</c> (RFC 9116): whom to tell of a weakness.</summary>
public sealed class SecurityText(ConsultationCatalogue catalogue, SiteAddress site, TimeProvider clock)
{
    public IResult Get()
    {
        var contacts = catalogue
            .All.Select(consultation => consultation.Privacy.SecurityEmail ?? consultation.Contact.Email)
            .Distinct(StringComparer.OrdinalIgnoreCase);
        var expires = clock.GetUtcNow().AddMonths(6).ToString("yyyy-MM-dd'T'00:00:00'Z'", CultureInfo.InvariantCulture);
        return Results.Text(
            string.Concat(contacts.Select(contact => $"Contact: mailto:{contact}\n"))
                + $"Expires: {expires}\nPreferred-Languages: {string.Join(", ", Languages.All)}\n"
                + $"Canonical: {new Uri(site.Root, ".well-known/security.txt")}\n",
            "text/plain; charset=utf-8"
        );
    }
}

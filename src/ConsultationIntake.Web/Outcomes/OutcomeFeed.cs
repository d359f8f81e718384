using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using ConsultationIntake.Consultations;
using ConsultationIntake.Outcomes;
using ConsultationIntake.PublicResponses;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Text;

namespace ConsultationIntake.Web.Outcomes;

/// <summary>What is published, as an Atom feed (RFC 4287): an entry for each concern, dated when its words last changed.</summary>
internal static class OutcomeFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>As UTF-8.</summary>
    /// <param name="view">In whose language.</param>
    /// <param name="published">What was done, or null where that is not published.</param>
    /// <param name="shown">The responses that are published, or null.</param>
    /// <param name="site">Where it is.</param>
    internal static byte[] Of(FormView view, PublishedOutcome? published, PublicResponsesPage? shown, SiteAddress site)
    {
        var consultation = view.Consultation!;
        Uri Address(string page) => new(site.Root, view.Own(page).TrimStart('/'));
        var (page, self) = (Address("outcome"), Address("outcome.atom"));
        var feed = new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", view.Language),
            new XElement(Atom + "id", page),
            Text("title", $"{view.Words.Outcome.Title}: {consultation.Title.In(view.Language)}"),
            Text("updated", Moment(Later(published?.PublishedAt, shown?.At) ?? consultation.Window.Opens)),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", self)),
            new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("href", page)),
            new XElement(Atom + "author", Text("name", consultation.Body.Name.In(view.Language))),
            shown is null
                ? null
                : new XElement(
                    Atom + "entry",
                    new XElement(Atom + "id", $"{Address("responses")}#{shown.Set}"),
                    Text("title", view.Words.Responses.Title),
                    Text("updated", Moment(shown.At)),
                    new XElement(Atom + "link", new XAttribute("href", Address("responses"))),
                    Text("content", view.Words.Responses.Intro)
                ),
            (published?.Edition.Entries ?? []).Select(entry => new XElement(
                Atom + "entry",
                new XElement(Atom + "id", $"{page}#c-{entry.Concern}"),
                InLanguage(Text("title", entry.Title.In(view.Language)), view.LangOf(entry.Title)),
                Text("updated", Moment(entry.ChangedAt)),
                new XElement(Atom + "link", new XAttribute("href", $"{page}#c-{entry.Concern}")),
                InLanguage(
                    Text(
                        "content",
                        $"{Words.Fill(view.Words.Outcome.WeDid, entry.Outcome.In(view.Language))}\n\n{entry.Answer.In(view.Language)}"
                    ),
                    view.LangOf(entry.Answer)
                )
            ))
        );
        using var bytes = new MemoryStream();
        using (
            var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Indent = true, Encoding = new System.Text.UTF8Encoding(false) })
        )
            feed.Save(writer);
        return bytes.ToArray();
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other ?? one : one;

    /// <summary>A pasted text may hold characters that XML has no way to write.</summary>
    private static XElement Text(string name, string text) => new(Atom + name, string.Concat(text.EnumerateRunes().Where(IsXml)));

    /// <summary>Says the language where it is not the feed's.</summary>
    private static XElement InLanguage(XElement element, string? language)
    {
        if (language is not null)
            element.SetAttributeValue(XNamespace.Xml + "lang", language);
        return element;
    }

    private static bool IsXml(System.Text.Rune rune) => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);

    private static string Moment(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

namespace ConsultationIntake.Consultations;

/// <summary>Where this service is reached from outside, for links in mails: an absolute http or https address.</summary>
public sealed record SiteAddress(Uri Root)
{
    public Uri Form(ConsultationSlug slug) => new(Root, slug.ToString());

    /// <summary>Where what was said and done is published, in a language of the consultation.</summary>
    public Uri Outcome(Consultation consultation, string language) =>
        new(Root, $"{consultation.Slug}/outcome{(language == consultation.Languages[0] ? "" : $"?lang={language}")}");

    public Uri Staff(ConsultationSlug slug) => new(Root, $"staff/{slug}");

    public Uri Safeguarding(ConsultationSlug slug) => new(Root, $"staff/{slug}/safeguarding");
}

namespace ConsultationIntake.Consultations;

/// <summary>Where this service is reached from outside, for links in mails: an absolute http or https address.</summary>
public sealed record SiteAddress(Uri Root)
{
    public Uri Form(ConsultationSlug slug) => new(Root, slug.ToString());

    public Uri Staff(ConsultationSlug slug) => new(Root, $"staff/{slug}");
}

using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Web.Points;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Tests.Points;

public sealed class ReadingPlaceTests
{
    private static readonly Consultation Consultation = Samples.Consultation();
    private static readonly SiteAddress Site = new(new Uri("https://example.test/"));
    private static readonly PointQuery Victims = new PointQuery { Consultation = Consultation.Slug }.With(PointField.Theme, "victims");

    [Fact]
    public void ListThatWasReadFurther_OffersToGoOnThereAndAnotherDoesNot()
    {
        var kept = Kept(Victims with { After = "12.a b" });

        Assert.Equal("12.a b", ReadingPlace.Of(With(kept), Site, Victims, Consultation));
        Assert.Null(ReadingPlace.Of(With(kept), Site, Victims.With(PointField.Theme, "asb"), Consultation));
        Assert.Null(ReadingPlace.Of(With("place=nonsense"), Site, Victims, Consultation));
    }

    /// <summary>The cookie that a browser keeps of a page of the list.</summary>
    private static string Kept(PointQuery page)
    {
        var context = new DefaultHttpContext();
        ReadingPlace.Of(context, Site, page, Consultation);
        return context.Response.Headers.SetCookie.ToString().Split(';')[0];
    }

    private static DefaultHttpContext With(string cookie)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = cookie;
        return context;
    }
}

using System.Globalization;
using ConsultationIntake.Submissions.Versions;

namespace ConsultationIntake.Tests.Submissions;

public sealed class ProvisionalWordingTests
{
    [Theory]
    [InlineData("This response is subject to the approval of our Cabinet on 3 December.", "Provisional", "2026-12-03")]
    [InlineData("It is submitted subject to formal, and late, ratification.", "Provisional", null)]
    [InlineData("The reply will be formally considered by\nthe Council's Scrutiny Committee.", "Provisional", null)]
    [InlineData("This has not yet been signed off.", "Provisional", null)]
    [InlineData("An officer-level response to the draft plan.", "Provisional", null)]
    [InlineData("Anfonir hyn yn amodol ar gymeradwyaeth y Cyngor.", "Provisional", null)]
    [InlineData("This response was agreed by the full Council on 12 November 2026.", "Ratified", "2026-11-12")]
    [InlineData("The Panel formally endorsed this response.", "Ratified", null)]
    [InlineData("We will be subject to cuts. Approval of the plan is for you.", "Unsaid", null)]
    [InlineData("The drafting of a response (submission by post) took weeks.", "Unsaid", null)]
    [InlineData("We are all subject to it.\n\nApproval matters.", "Unsaid", null)]
    public void Read_Letter_SaysWhetherItsBodyHasAgreedIt(string text, string standing, string? date)
    {
        var finding = ProvisionalWording.Read(text, new DateOnly(2026, 11, 1));

        Assert.Equal(standing, finding.Standing.ToString());
        Assert.Equal(date, finding.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}

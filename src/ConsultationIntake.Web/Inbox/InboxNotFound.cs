using ConsultationIntake.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Inbox;

/// <summary>What staff see where a mail or a letter is not there any more.</summary>
internal static class InboxNotFound
{
    internal static IResult Page() =>
        PageResult.Of<MessagePage>(
            new
            {
                Heading = "Page not found",
                Paragraphs = (IReadOnlyList<string>)["It may have been decided already.", "The inbox is on the staff page."],
            },
            StatusCodes.Status404NotFound
        );
}

using ConsultationIntake.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary>What staff see where an address leads nowhere.</summary>
internal static class StaffNotFound
{
    internal static IResult Page() =>
        PageResult.Of<MessagePage>(
            new { Heading = "Page not found", Paragraphs = (IReadOnlyList<string>)["If you typed the address or a reference, check it."] },
            StatusCodes.Status404NotFound
        );
}

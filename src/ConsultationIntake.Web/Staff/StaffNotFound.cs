using ConsultationIntake.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary>What staff see where an address leads nowhere.</summary>
internal static class StaffNotFound
{
    /// <summary>A page, or problem details at an address of the API.</summary>
    internal static IResult For(HttpContext context, string what) =>
        StaffGate.IsForPrograms(context)
            ? Problems.Of(StatusCodes.Status404NotFound, $"There is no such {what}", "Check the address. Nothing was made.")
            : Page();

    internal static IResult Page() =>
        PageResult.Of<MessagePage>(
            new { Heading = "Page not found", Paragraphs = (IReadOnlyList<string>)["If you typed the address or a reference, check it."] },
            StatusCodes.Status404NotFound
        );
}

using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary>Who is asking, as far as the host's own sign-in tells. Never open by default.</summary>
public interface IStaffSignIn
{
    /// <summary>The member of staff, or null for anybody else.</summary>
    StaffMember? Identify(HttpContext context);

    /// <summary>What to answer somebody who is not signed in: a sign-in, or a plain refusal.</summary>
    IResult Challenge(HttpContext context);
}

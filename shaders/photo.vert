// A window onto a photo: two triangles, with the place in the photo that each corner shows.
// GLSL ES 1.00, which WebGL 1 and 2 both take.
attribute vec2 at;     // physical pixels of the page, y down
attribute vec2 photo;  // 0 to 1 over the photo
uniform vec2 page;     // its size in physical pixels
varying vec2 place;

void main() {
    place = photo;
    gl_Position = vec4(at.x / page.x * 2.0 - 1.0, 1.0 - at.y / page.y * 2.0, 0.0, 1.0);
}
